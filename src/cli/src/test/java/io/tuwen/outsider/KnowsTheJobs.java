package io.tuwen.outsider;

import io.tuwen.flink.local.LocalCluster;

/** Breaks the rule that only the command knows the jobs. */
record KnowsTheJobs(LocalCluster cluster) {}
