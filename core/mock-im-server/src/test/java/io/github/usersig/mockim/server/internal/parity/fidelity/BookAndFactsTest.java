package io.github.usersig.mockim.server.internal.parity.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The book of scenarios and facts.yaml")
class BookAndFactsTest {

    private final Book book = Book.ofTheKit();
    private final Facts facts = Facts.get();

    @Test
    @DisplayName("leave no fact without a scenario that decides it, or a reason why none can")
    void leaveNoFactWithoutAScenarioOrAReason() {
        assertThat(facts.all())
                .as("facts.yaml: give each of these decided-by, or undecidable")
                .filteredOn(
                        fact -> fact.decidedBy().isEmpty() && fact.undecidable().isEmpty())
                .extracting(Fact::id)
                .isEmpty();
    }

    @Test
    @DisplayName("name each other, in both directions")
    void nameEachOther() {
        List<String> faults = new ArrayList<>();
        for (Fact fact : facts.all()) {
            for (String id : fact.decidedBy()) {
                Scenario scenario = book.scenario(id).orElse(null);
                if (scenario == null) {
                    faults.add("facts.yaml: " + fact.id() + " is decided by " + id + ", which is not in the book");
                } else if (!scenario.allDecided().contains(fact.id())) {
                    faults.add(id + ".yaml: add " + fact.id() + " to decides, or take the scenario out of facts.yaml");
                }
            }
        }
        for (Scenario scenario : book.scenarios()) {
            for (String id : scenario.allDecided()) {
                Fact fact = facts.find(id).orElse(null);
                if (fact == null) {
                    faults.add(scenario.id() + ".yaml decides " + id + ", which is no fact: add it to facts.yaml");
                } else if (!fact.decidedBy().contains(scenario.id())) {
                    faults.add("facts.yaml: add " + scenario.id() + " to decided-by of " + id);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    @DisplayName("leave no scenario without a fact, but for those that try every field of a command")
    void leaveNoScenarioWithoutAFact() {
        assertThat(book.scenarios())
                .filteredOn(scenario -> scenario.allDecided().isEmpty())
                .filteredOn(scenario -> scenario.steps().stream().noneMatch(Step.Vary.class::isInstance))
                .extracting(Scenario::id)
                .isEmpty();
    }

    @Test
    @DisplayName("say of an undecidable fact why, in a few words")
    void sayWhyAFactIsUndecidable() {
        assertThat(facts.all())
                .filteredOn(fact -> !fact.undecidable().isEmpty())
                .allSatisfy(fact ->
                        assertThat(fact.undecidable()).hasSizeBetween(20, 120).doesNotEndWith("."));
    }
}
