import java.io.File;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.LogManager;
import org.gephi.graph.api.*;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.*;
import org.openide.util.Lookup;

/** Opens a file as Gephi does; one line a thing: its word, then name=value pairs as in a web form. */
public class OpenInGephi {
    static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController imports = Lookup.getDefault().lookup(ImportController.class);
        Container container = imports.importFile(new File(args[0]));
        issues(container.getReport());
        imports.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        issues(container.getReport());
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        line("graph", "mixed", model.isMixed(), "multi", model.isMultiGraph(), "dynamic", model.isDynamic());
        for (Node node : model.getGraph().getNodes().toArray()) {
            element("node", node, "size", node.size(), "x", node.x(), "y", node.y());
        }
        for (Edge edge : model.getGraph().getEdges().toArray()) {
            element("edge", edge, "source", edge.getSource().getId(), "target", edge.getTarget().getId(),
                "kind", edge.getTypeLabel(), "directed", edge.isDirected(), "weight", edge.getWeight(),
                "times", Arrays.toString(edge.getIntervals()));
        }
    }

    static void issues(Report report) throws Exception {
        for (Issue issue : report.getIssuesList(Integer.MAX_VALUE)) {
            line("issue", "level", issue.getLevel(), "message", issue.getMessage());
        }
    }

    static void element(String word, Element element, Object... extra) throws Exception {
        ElementProperties look = element;
        Object[] all = Arrays.copyOf(extra, extra.length + 6 + 2 * element.getTable().countColumns());
        int at = extra.length;
        Object[] own = {"id", element.getId(), "label", element.getLabel(), "colour",
            String.format("#%02x%02x%02x", Math.round(look.r() * 255), Math.round(look.g() * 255), Math.round(look.b() * 255))};
        for (Object value : own) all[at++] = value;
        for (Column column : element.getTable()) {
            Object value = column.isProperty() ? null : element.getAttribute(column);
            all[at++] = "column " + column.getId();
            all[at++] = value instanceof Object[] ? String.join("\u001f", (String[]) value) : value;
        }
        line(word, all);
    }

    static void line(String word, Object... pairs) throws Exception {
        StringBuilder text = new StringBuilder(word).append(' ');
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] == null) continue;
            text.append(i == 0 ? "" : "&").append(pairs[i]).append('=')
                .append(URLEncoder.encode(pairs[i + 1].toString(), StandardCharsets.UTF_8));
        }
        OUT.println(text);
    }
}
