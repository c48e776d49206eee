package org.alphalode.jobs.run;

import org.apache.spark.sql.SparkSession;

/** Spark sessions. Their settings stand in {@code conf/spark-defaults.conf}, which the launcher hands to Spark. */
public final class Sessions {
    private Sessions() {}

    /** The session of this process, named after what it does. */
    public static SparkSession open(String name) {
        SparkSession session =
                SparkSession.builder().appName("alphalode " + name).getOrCreate();
        // the row codec holds moments as java.time.Instant, in UTC, whatever a cluster's own defaults say
        session.conf().set("spark.sql.datetime.java8API.enabled", "true");
        session.conf().set("spark.sql.session.timeZone", "UTC");
        return session;
    }
}
