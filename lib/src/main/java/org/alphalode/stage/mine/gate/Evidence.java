package org.alphalode.stage.mine.gate;

import java.io.Serializable;
import java.util.List;
import org.alphalode.model.AlphaProfile;
import org.alphalode.model.AlphaStatistics;

/**
 * What accepted alphas showed.
 *
 * @param profiles one for each alpha, in their order
 * @param statistics for each alpha, window and horizon, in their order
 */
public record Evidence(List<AlphaProfile> profiles, List<AlphaStatistics> statistics) implements Serializable {
    public Evidence {
        profiles = List.copyOf(profiles);
        statistics = List.copyOf(statistics);
    }
}
