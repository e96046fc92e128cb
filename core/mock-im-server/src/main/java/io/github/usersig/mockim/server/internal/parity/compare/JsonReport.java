package io.github.usersig.mockim.server.internal.parity.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes a report for programs. */
public final class JsonReport {

    private JsonReport() {}

    public static ObjectNode of(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode recording = json.putObject("recording")
                .put("kit", report.header().kit())
                .put("recorded", report.header().recorded().toString())
                .put("region", report.header().region())
                .put("plan", report.header().plan())
                .put("complete", report.complete())
                .put("sameBook", report.sameBook());
        report.header().parts().forEach(recording.putArray("parts")::add);
        json.put("agreement", report.isAgreement())
                .put("summary", report.summary())
                .put("scenarios", report.scenarios())
                .put("agreed", report.agreed())
                .put("calls", report.calls());
        facts(json.putArray("facts"), report.facts());
        ArrayNode known = json.putArray("known");
        for (Report.KnownFact one : report.known()) {
            ObjectNode fact = known.addObject();
            fact(fact, one.fact());
            fact.put("since", one.known().since()).put("why", one.known().why());
        }
        ArrayNode gone = json.putArray("gone");
        report.gone().forEach(one -> gone.add(one.fact()));
        ArrayNode leftOut = json.putArray("notCompared");
        for (Report.LeftOut one : report.leftOut()) {
            leftOut.addObject()
                    .put("scenario", one.scenario())
                    .put("step", one.step())
                    .put("why", one.why());
        }
        json.put("notes", report.notes());
        ArrayNode notes = json.putArray("someNotes");
        for (Report.Note note : report.someNotes()) {
            notes.addObject()
                    .put("command", note.command())
                    .put("path", note.path())
                    .put("service", note.recorded())
                    .put("mock", note.mock());
        }
        return json;
    }

    private static void facts(ArrayNode into, List<Fact> facts) {
        facts.forEach(fact -> fact(into.addObject(), fact));
    }

    private static void fact(ObjectNode json, Fact fact) {
        json.put("fact", fact.key())
                .put("title", fact.title())
                .put("kind", fact.kind().inWords())
                .put("command", fact.command())
                .put("path", fact.path())
                .put("service", fact.recorded())
                .put("mock", fact.mock())
                .put("advice", fact.advice())
                .put("seen", fact.seen());
        fact.decides().forEach(json.putArray("decides")::add);
        fact.places().forEach(json.putArray("places")::add);
        facts(json.putArray("consequences"), fact.consequences());
    }
}
