package io.github.usersig.testcontainers.internal.engine;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import org.jspecify.annotations.Nullable;

/** What has become of a container: the engine knows. */
public final class Fate {

    private final @Nullable ContainerState state;

    private Fate(@Nullable ContainerState state) {
        this.state = state;
    }

    /**
     * Asks the engine.
     *
     * @throws org.testcontainers.containers.ContainerLaunchException if it is stuck
     */
    public static Fate of(String containerId) {
        return Engine.ask("look for a container", () -> {
            try {
                return new Fate(
                        Engine.client().inspectContainerCmd(containerId).exec().getState());
            } catch (NotFoundException e) {
                return new Fate(null);
            }
        });
    }

    /** Why nothing in it answers, to go on after its name; empty if it runs. */
    public String trouble() {
        if (state == null) {
            return "has been removed";
        }
        if (Boolean.TRUE.equals(state.getPaused())) {
            return "is paused";
        }
        if (Boolean.TRUE.equals(state.getRunning())) {
            return "";
        }
        String code = "exit code " + state.getExitCodeLong();
        return Boolean.TRUE.equals(state.getOOMKilled())
                ? "was killed for it used more memory than it may (" + code + "): give it more"
                : "has ended, with " + code;
    }

    /** Whether it is there, and could be started again. */
    public boolean hasEnded() {
        return state != null && !Boolean.TRUE.equals(state.getRunning()) && !Boolean.TRUE.equals(state.getPaused());
    }

    /** When it was started last, as the engine writes it; another time than before means that it was restarted. */
    public String startedAt() {
        return state == null ? "" : String.valueOf(state.getStartedAt());
    }
}
