package org.alphalode.stage.mine.search;

import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Nearest;

/** The catalogue of engines. */
public final class AlphaEngines {
    public static final List<AlphaEngine> STANDARD = List.of(new Enumerate(), new RandomTrees(), new Genetic());

    private AlphaEngines() {}

    /** Names of the engines. */
    public static List<String> names() {
        return STANDARD.stream().map(AlphaEngine::name).toList();
    }

    /** The engine of a name. */
    public static AlphaEngine named(String name) {
        List<String> names = names();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "there is no alpha engine '" + name + "': choose one of " + names + "."
                            + Nearest.hint(name, names));
        }
        return STANDARD.get(index);
    }
}
