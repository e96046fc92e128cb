package com.acme.model;

import java.util.List;

/**
 * What happened when a plan was carried out.
 *
 * @param failures what should never happen: an advance that failed or did not return
 */
record Observed(List<Called> calls, List<Ran> runs, List<String> failures) {

    /**
     * A moment: one of a sequence that all threads share, and what the clock showed.
     *
     * @param millis since the clock stood at {@link Plan#START}, plus that
     * @param realMillis how much of them was real time
     */
    record Moment(long sequence, long millis, long realMillis) {

        private static final long SLACK_MILLIS = 2000;
        private static final long MINUTE_MILLIS = 60_000;

        /** Whether the clock stood at this minute then. Real time may have gone by on the way. */
        boolean isAt(long minute) {
            return isNotBefore(minute) && isNotAfter(minute);
        }

        boolean isNotBefore(long minute) {
            return millis >= minute * MINUTE_MILLIS - SLACK_MILLIS;
        }

        boolean isNotAfter(long minute) {
            return millis <= minute * MINUTE_MILLIS + realMillis + SLACK_MILLIS;
        }

        boolean isBefore(Moment other) {
            return sequence < other.sequence;
        }

        @Override
        public String toString() {
            long minute = Math.floorDiv(millis, MINUTE_MILLIS);
            return String.format(
                    "#%d %d:%02d:%06.3f",
                    sequence,
                    Math.floorDiv(minute, 60),
                    Math.floorMod(minute, 60),
                    Math.floorMod(millis, MINUTE_MILLIS) / 1000.0);
        }
    }

    /** A call of a thread in a round. */
    record Called(int round, int thread, int index, Moment from, Moment to) {}

    /**
     * A run of a task, or of a job that one of its runs handed over.
     *
     * @param id of the task or job
     * @param run of the task, from 0
     * @param thread on which it ran
     * @param complaint what was wrong within it, or nothing
     */
    record Ran(int id, int run, String thread, Moment from, Moment to, String complaint) {

        @Override
        public String toString() {
            return id + "." + run + " on " + thread + " from " + from + " to " + to + complaint;
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        calls.forEach(call -> text.append("    ").append(call).append('\n'));
        runs.forEach(run -> text.append("    ").append(run).append('\n'));
        return text.toString();
    }
}
