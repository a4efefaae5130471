package stellar.problems;

import com.fasterxml.jackson.databind.node.ObjectNode;
import stellar.contract.Wire;

/** Reports as their JSON: the same for who reported and who answers. */
final class ReportView {

    private ReportView() {}

    static ObjectNode of(Report report) {
        ObjectNode view = Wire.object()
                .put("id", report.id())
                .put("booking", report.booking())
                .put("telescope", report.telescope())
                .put("from", report.slot().from().toString())
                .put("to", report.slot().to().toString());
        if (report.target() != null) {
            view.put("target", report.target());
        }
        if (report.by() != null) {
            view.put("by", report.by());
        }
        view.put("text", report.text())
                .put("at", report.at().toString())
                .put("state", report.answer() == null ? "open" : "answered")
                .put("version", report.answers());
        if (report.answer() != null) {
            view.putObject("answer")
                    .put("text", report.answer().text())
                    .put("at", report.answer().at().toString());
        }
        return view;
    }
}
