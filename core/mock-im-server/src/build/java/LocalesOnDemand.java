import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Run by the build: writes Jetty's class {@code MimeTypes} with one change into a folder of classes. Jetty's own looks up all locales of
 * the JDK when it is first used; this one leaves that to {@code KnownLocales} of the mock, until somebody asks for one. Fails where
 * Jetty's is not as expected, in another version for example: then look whether this is still needed.
 */
final class LocalesOnDemand extends ClassVisitor {

    private static final String NAME = "org/eclipse/jetty/http/MimeTypes";
    private static final String KNOWN = "io/github/usersig/mockim/server/internal/http/KnownLocales";

    private int lookUps;
    private int questions;

    private LocalesOnDemand(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    public static void main(String[] arguments) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        LocalesOnDemand change = new LocalesOnDemand(writer);
        try (InputStream in = ofJetty().openStream()) {
            new ClassReader(in).accept(change, 0);
        }
        if (change.lookUps != 1 || change.questions != 1) {
            throw new IllegalStateException(NAME + " of this Jetty looks up locales in " + change.lookUps
                    + " places and asks for one in " + change.questions + ", where one each was expected");
        }
        Path file = Path.of(arguments[0], NAME + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, writer.toByteArray());
    }

    /** That of its jar: an earlier build may have left one in the folder of classes. */
    private static URL ofJetty() throws IOException {
        List<URL> all = Collections.list(ClassLoader.getSystemResources(NAME + ".class"));
        return all.stream()
                .filter(url -> url.getProtocol().equals("jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(NAME + " is not on the class path"));
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] exceptions) {
        return new MethodVisitor(api, super.visitMethod(access, method, type, signature, exceptions)) {

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String of, boolean ofInterface) {
                if (owner.equals("java/util/Locale") && name.equals("getAvailableLocales")) {
                    lookUps++;
                    visitInsn(Opcodes.ICONST_0);
                    visitTypeInsn(Opcodes.ANEWARRAY, owner);
                } else {
                    super.visitMethodInsn(opcode, owner, name, of, ofInterface);
                }
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String of) {
                if (opcode == Opcodes.GETSTATIC && name.equals("KNOWN_LOCALES")) {
                    questions++;
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, KNOWN, "all", "()" + of, false);
                } else {
                    super.visitFieldInsn(opcode, owner, name, of);
                }
            }
        };
    }
}
