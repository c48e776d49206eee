package org.alphalode.model;

/** A window of a fold. */
public enum FoldWindow {
    TRAIN {
        @Override
        public Span of(Fold fold) {
            return fold.train();
        }
    },
    VALIDATION {
        @Override
        public Span of(Fold fold) {
            return fold.validation();
        }
    },
    TEST {
        @Override
        public Span of(Fold fold) {
            return fold.test();
        }
    };

    /** Its stretch of time. */
    public abstract Span of(Fold fold);
}
