package io.github.usersig.compatibility.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Spring MVC in Tomcat, with one controller and one way to read and write bodies. */
final class SpringServer implements AutoCloseable {

    /** Kept, or their level would be forgotten with them: they tell of each start and stop. */
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("org.apache"), Logger.getLogger("org.springframework"));

    static {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    private final Tomcat tomcat = new Tomcat();

    SpringServer(Object controller, List<HttpMessageConverter<?>> converters) throws IOException, LifecycleException {
        Path folder = Files.createTempDirectory("tomcat");
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        Context context = tomcat.addContext("", folder.toString());
        GenericWebApplicationContext spring = new GenericWebApplicationContext(context.getServletContext());
        spring.registerBean("controller", Object.class, () -> controller);
        spring.registerBean(RequestMappingHandlerMapping.class);
        spring.registerBean(RequestMappingHandlerAdapter.class, () -> {
            RequestMappingHandlerAdapter adapter = new RequestMappingHandlerAdapter();
            adapter.setMessageConverters(converters);
            return adapter;
        });
        Tomcat.addServlet(context, "spring", new DispatcherServlet(spring)).addMapping("/");
        tomcat.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
