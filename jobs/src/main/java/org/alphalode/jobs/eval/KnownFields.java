package org.alphalode.jobs.eval;

import java.util.List;
import java.util.stream.Stream;
import org.alphalode.expr.Typing;
import org.alphalode.model.BarFields;
import org.alphalode.model.FieldSpec;
import org.alphalode.op.SemanticRules;
import org.alphalode.stage.features.Features;

/** The columns whose dimension is known: those of bars and of features. Any other counts as dimensionless. */
final class KnownFields {
    static final List<FieldSpec> ALL =
            Stream.concat(BarFields.ALL.stream(), Features.FIELDS.stream()).toList();

    private KnownFields() {}

    static Typing typing() {
        return new Typing(ALL, SemanticRules.STANDARD);
    }
}
