package org.alphalode.jobs;

import org.alphalode.jobs.config.Settings;

/** A job: reads tables, runs one stage, writes tables. Its name is its command, its section of the settings and its conf file. */
public interface Job {
    /** Name of its command. */
    String name();

    /** One line for the help. */
    String about();

    /** Reads its settings and refuses what can not be; touches nothing else. */
    Work prepare(Settings settings);
}
