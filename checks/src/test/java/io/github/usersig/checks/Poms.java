package io.github.usersig.checks;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** The POMs of this repository. */
final class Poms {

    private Poms() {}

    static Model read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new MavenXpp3Reader().read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlPullParserException e) {
            throw new IllegalStateException(file + " is no POM", e);
        }
    }

    static Model root() {
        return read(Page.ROOT.resolve("pom.xml"));
    }

    static Model bom() {
        return read(Page.ROOT.resolve("bom/pom.xml"));
    }

    static Set<String> managedByBom() {
        Set<String> managed = bom().getDependencyManagement().getDependencies().stream()
                .filter(dependency -> dependency.getGroupId().equals("io.github.usersig"))
                .map(Dependency::getArtifactId)
                .collect(Collectors.toCollection(TreeSet::new));
        managed.add("usersig-bom");
        return managed;
    }

    /** The folders of the modules whose jars are published. */
    static List<Path> published() {
        return root().getModules().stream()
                .map(Page.ROOT::resolve)
                .filter(module -> {
                    Model model = read(module.resolve("pom.xml"));
                    return !model.getPackaging().equals("pom")
                            && !"true".equals(model.getProperties().getProperty("maven.deploy.skip"));
                })
                .toList();
    }

    /** The jar without classifier that this module's build has made. */
    static Path jar(Path module) {
        Model model = read(module.resolve("pom.xml"));
        return module.resolve("target/" + model.getArtifactId() + "-" + System.getProperty("kit.version") + ".jar");
    }

    static Set<String> profiles() {
        Stream<Model> models = Stream.concat(
                Stream.of(root()),
                root().getModules().stream()
                        .map(module -> read(Page.ROOT.resolve(module).resolve("pom.xml"))));
        return models.flatMap(model -> model.getProfiles().stream())
                .map(Profile::getId)
                .collect(Collectors.toSet());
    }
}
