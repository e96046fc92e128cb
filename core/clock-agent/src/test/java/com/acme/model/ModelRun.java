package com.acme.model;

import com.acme.model.Explainer.Result;
import com.acme.model.Explainer.Verdict;
import java.util.Optional;

/** Plays histories and tells of the first one that no order of its calls explains. */
public final class ModelRun {

    /** What {@link #main} returns if it has found something. */
    public static final int WRONG = 3;

    private int histories;
    private int undecided;

    /** How many were played. */
    public int histories() {
        return histories;
    }

    /** How many of them a few milliseconds would have decided. */
    public int undecided() {
        return undecided;
    }

    /** Returns what is wrong with the first wrong one of these histories. */
    public Optional<String> play(long firstSeed, int count) throws InterruptedException {
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            Plan plan = Planner.plan(seed);
            Observed observed = Player.play(plan);
            Result result = Explainer.explain(plan, observed);
            histories++;
            if (result.verdict() == Verdict.UNDECIDED) {
                undecided++;
            } else if (result.verdict() == Verdict.WRONG) {
                return Optional.of(
                        "-Dadvance.seed=" + seed + " -Dadvance.histories=1\n" + result.why() + "\n" + plan + observed);
            }
        }
        return Optional.empty();
    }

    /** Takes the first seed and how many; ends with {@link #WRONG} if one of them is wrong. */
    public static void main(String[] arguments) throws InterruptedException {
        ModelRun run = new ModelRun();
        Optional<String> violation = run.play(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(violation.orElse("") + run.histories() + " histories, " + run.undecided() + " undecided");
        // Whatever a faulty clock keeps busy or waiting
        Runtime.getRuntime().halt(violation.isPresent() ? WRONG : 0);
    }
}
