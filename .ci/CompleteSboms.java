import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Completes the SBOMs of a release and compares them with the jars. Run by the profile "release", when the last module is packaged.
 *
 * <p>A jar with another one in it gets that one's libraries into its SBOM. Then each class of others that a jar holds must come from
 * a library of its SBOM, each library of the SBOM of such a jar must have classes in it, and all of these libraries must be on the list
 * of the profile "freshness", in the version that is inside.
 *
 * <p>Arguments: the folder of the repository, Maven's local repository, the kit's version.
 */
class CompleteSboms {

    private static final String KIT = "io/github/usersig/";
    /** Where jars keep classes of others, under their old names or parts of them. */
    private static final Pattern INSIDE =
            Pattern.compile("(?:" + KIT + "(?:mockim/(?:server/)?internal/libs/|clock/internal/(?=bytebuddy/)))(.+)");

    private static final Pattern PURL = Pattern.compile("pkg:maven/([^/]+)/([^@]+)@([^?]+)\\?(?:classifier=([^&]+)&)?type=jar");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Path repository;
    private final String version;
    private final List<String> faults = new ArrayList<>();

    private CompleteSboms(Path root, Path repository, String version) {
        this.root = root;
        this.repository = repository;
        this.version = version;
    }

    public static void main(String[] arguments) throws Exception {
        CompleteSboms sboms = new CompleteSboms(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]);
        sboms.run();
        if (!sboms.faults.isEmpty()) {
            sboms.faults.forEach(fault -> System.err.println("[ERROR] " + fault));
            System.exit(1);
        }
    }

    private record Library(String group, String artifact, String version, String classifier, boolean optional) {

        static Library of(JsonNode component) {
            Matcher purl = PURL.matcher(component.path("purl").asText());
            if (!purl.matches()) {
                throw new IllegalStateException("not understood: " + component.path("purl"));
            }
            return new Library(purl.group(1), purl.group(2), purl.group(3), purl.group(4),
                    component.path("scope").asText().equals("optional"));
        }

        boolean ofTheKit() {
            return group.equals("io.github.usersig");
        }

        boolean isOfTheProjectOf(Library other) {
            return version.equals(other.version) && (group + ".").startsWith(other.group + ".");
        }

        @Override
        public String toString() {
            return group + ":" + artifact + ":" + version;
        }
    }

    private void run() throws Exception {
        Map<String, Path> modules = modulesWithSbom();
        Set<Library> fresh = libraries(root.resolve("pom.xml"));
        int checked = 0;
        for (Path module : modules.values()) {
            includeNested(module, modules);
        }
        for (Map.Entry<String, Path> module : modules.entrySet()) {
            List<Library> libraries = new ArrayList<>();
            read(module.getValue()).path("components").forEach(component -> libraries.add(Library.of(component)));
            try (Stream<Path> files = Files.list(module.getValue().resolve("target"))) {
                for (Path jar : files.filter(file -> file.getFileName()
                                .toString()
                                .matches(Pattern.quote(module.getKey() + "-" + version) + "(-standalone)?\\.jar"))
                        .sorted()
                        .toList()) {
                    compare(jar, libraries, fresh);
                    checked++;
                }
            }
        }
        if (checked < modules.size() || checked < 7) {
            faults.add("only " + checked + " jars were there to compare with " + modules.size() + " SBOMs");
        }
    }

    /** The modules that are published, by their artifacts' names. */
    private Map<String, Path> modulesWithSbom() throws Exception {
        Map<String, Path> modules = new TreeMap<>();
        for (String name : texts(xml(root.resolve("pom.xml")), "/project/modules/module")) {
            Path module = root.resolve(name);
            Document pom = xml(module.resolve("pom.xml"));
            boolean published = !texts(pom, "/project/properties/maven.deploy.skip").contains("true")
                    && !texts(pom, "/project/packaging").contains("pom");
            if (published) {
                modules.put(texts(pom, "/project/artifactId").get(0), module);
            }
        }
        return modules;
    }

    /** Adds to an SBOM what the SBOM of a jar that runs by itself names, if that jar is inside. */
    private void includeNested(Path module, Map<String, Path> modules) throws IOException {
        ObjectNode sbom = read(module);
        ArrayNode components = (ArrayNode) sbom.path("components");
        Set<String> known = new HashSet<>();
        components.forEach(component -> known.add(component.path("bom-ref").asText()));
        boolean changed = false;
        for (JsonNode component : List.copyOf(elements(components))) {
            Library nested = Library.of(component);
            if (!nested.ofTheKit() || nested.classifier() == null) {
                continue;
            }
            ObjectNode other = read(modules.get(nested.artifact()));
            String otherRef = other.path("metadata").path("component").path("bom-ref").asText();
            for (JsonNode added : other.path("components")) {
                if (known.add(added.path("bom-ref").asText())) {
                    components.add(added);
                    changed = true;
                }
            }
            ArrayNode dependencies = (ArrayNode) sbom.path("dependencies");
            Map<String, ObjectNode> byRef = new HashMap<>();
            dependencies.forEach(entry -> byRef.put(entry.path("ref").asText(), (ObjectNode) entry));
            for (JsonNode entry : other.path("dependencies")) {
                String ref = entry.path("ref").asText().equals(otherRef)
                        ? component.path("bom-ref").asText()
                        : entry.path("ref").asText();
                if (byRef.containsKey(ref)) {
                    if (byRef.get(ref).path("dependsOn").isEmpty()) {
                        byRef.get(ref).set("dependsOn", entry.path("dependsOn"));
                    }
                } else {
                    dependencies.add(((ObjectNode) entry.deepCopy()).put("ref", ref));
                }
            }
        }
        if (changed) {
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(module.resolve("target/bom.json").toFile(), sbom);
        }
    }

    private void compare(Path jar, List<Library> libraries, Set<Library> fresh) throws IOException {
        Set<String> inside = classesOfOthers(Files.newInputStream(jar));
        if (inside.isEmpty()) {
            return;
        }
        Map<String, Set<Library>> origins = new HashMap<>();
        Set<Library> wanted = new HashSet<>();
        for (Library library : libraries) {
            if (library.ofTheKit()) {
                continue;
            }
            for (String name : classes(jarOf(library))) {
                if (library.optional()) {
                    wanted.add(library);
                }
                for (String tail = name; !tail.isEmpty(); tail = tail.substring(tail.indexOf('/') + 1)) {
                    // A relocation may have dropped the first packages.
                    origins.computeIfAbsent(tail, any -> new HashSet<>()).add(library);
                    if (tail.indexOf('/') < 0) {
                        break;
                    }
                }
            }
        }
        Set<Library> found = new HashSet<>();
        Set<String> unknown = new TreeSet<>();
        for (String name : inside) {
            Set<Library> from = origins.get(name);
            if (from == null) {
                unknown.add(name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.'));
            } else {
                found.addAll(from);
            }
        }
        for (String name : unknown) {
            faults.add(jar.getFileName() + " holds classes of " + name + ", of a library that its SBOM does not name");
        }
        if (libraries.stream().anyMatch(library -> library.classifier() != null)) {
            return; // The jar inside is one of the release, and checked like all others.
        }
        for (Library library : wanted) {
            if (!found.contains(library)) {
                faults.add(jar.getFileName() + "'s SBOM names " + library + ", of which no class is inside");
            }
        }
        for (Library library : found) {
            if (fresh.stream().noneMatch(library::isOfTheProjectOf)) {
                faults.add(library + " is inside " + jar.getFileName()
                        + ", but not on the list of the profile \"freshness\" in pom.xml, in this version");
            }
        }
    }

    private Set<Library> libraries(Path pom) throws Exception {
        Document document = xml(pom);
        Set<Library> libraries = new HashSet<>();
        NodeList listed = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/project/profiles/profile[id='freshness']/dependencyManagement/dependencies/dependency",
                        document,
                        XPathConstants.NODESET);
        for (int i = 0; i < listed.getLength(); i++) {
            Element dependency = (Element) listed.item(i);
            String version = text(dependency, "version");
            if (version.startsWith("${")) {
                version = texts(document, "/project/properties/" + version.substring(2, version.length() - 1))
                        .get(0);
            }
            libraries.add(new Library(text(dependency, "groupId"), text(dependency, "artifactId"), version, null, false));
        }
        return libraries;
    }

    private Path jarOf(Library library) {
        return repository
                .resolve(library.group().replace('.', '/'))
                .resolve(library.artifact())
                .resolve(library.version())
                .resolve(library.artifact() + "-" + library.version() + ".jar");
    }

    private static Set<String> classes(Path jar) throws IOException {
        Set<String> names = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().matches("(?!META-INF/).*(?<!module-info|package-info)\\.class")) {
                    names.add(entry.getName());
                }
            }
        }
        return names;
    }

    private static Set<String> classesOfOthers(InputStream in) throws IOException {
        Set<String> names = new TreeSet<>();
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                Matcher moved = INSIDE.matcher(name);
                if (name.endsWith(".jar")) {
                    names.addAll(classesOfOthers(new java.io.ByteArrayInputStream(zip.readAllBytes())));
                } else if (!name.endsWith(".class") || name.endsWith("package-info.class")) {
                    continue;
                } else if (moved.matches()) {
                    names.add(moved.group(1));
                } else if (!name.startsWith(KIT)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static ObjectNode read(Path module) throws IOException {
        return (ObjectNode) JSON.readTree(module.resolve("target/bom.json").toFile());
    }

    private static List<JsonNode> elements(ArrayNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private static Document xml(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File(file.toString()));
    }

    private static List<String> texts(Document document, String path) throws Exception {
        NodeList nodes =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent().strip();
    }
}
