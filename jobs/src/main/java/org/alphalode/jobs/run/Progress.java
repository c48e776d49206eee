package org.alphalode.jobs.run;

/** Tells a user how far a long stage is. */
public interface Progress {
    /** Begins a stage of {@code total} steps; what the answer is closed with ends it. */
    Stage begin(String stage, long total);

    /** One stage under way. */
    interface Stage extends AutoCloseable {
        /** One more step is done; called from any thread. */
        void step();

        @Override
        void close();
    }

    /** Tells nothing. */
    static Progress silent() {
        return (stage, total) -> new Stage() {
            @Override
            public void step() {}

            @Override
            public void close() {}
        };
    }
}
