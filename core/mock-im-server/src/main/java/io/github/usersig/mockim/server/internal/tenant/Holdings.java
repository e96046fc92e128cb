package io.github.usersig.mockim.server.internal.tenant;

/** How much a tenant holds, for whoever has to make room. The one that holds most comes first. */
record Holdings(
        long sdkAppId,
        long messages,
        int accounts,
        int groups,
        int files,
        int mergers,
        int uploads,
        int snapshots,
        long bytesOfSnapshots)
        implements Comparable<Holdings> {

    private static final long MIB = 1024 * 1024;
    private static final int LIKE_A_MESSAGE = 1024;

    static Holdings of(Tenant tenant) {
        TenantState state = tenant.state();
        long inGroups = state.groups().list().stream()
                .mapToLong(group -> group.chat().taken())
                .sum();
        return new Holdings(
                tenant.app().sdkAppId(),
                state.chats().size() + inGroups,
                state.accounts().list().size(),
                state.groups().list().size(),
                state.files().size(),
                state.longMergers().size(),
                tenant.uploads().size(),
                tenant.snapshots().size(),
                tenant.snapshots().bytes());
    }

    private long weight() {
        return messages + accounts + groups + files + mergers + uploads + bytesOfSnapshots / LIKE_A_MESSAGE;
    }

    @Override
    public int compareTo(Holdings other) {
        return Long.compare(other.weight(), weight());
    }

    @Override
    public String toString() {
        return "The tenant " + sdkAppId + " holds " + messages + " messages, " + accounts + " accounts, " + groups
                + " groups, " + files + " files of messages, " + mergers + " long merged messages, " + uploads
                + " uploads and " + snapshots + " snapshots ("
                + bytesOfSnapshots / MIB + " MiB)";
    }
}
