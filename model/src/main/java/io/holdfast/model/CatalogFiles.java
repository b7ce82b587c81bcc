package io.holdfast.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the descriptor files of the class path, in directories and in jars. */
final class CatalogFiles {

    private static final String FOLDER = "catalog";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private CatalogFiles() {}

    static List<Descriptor> read() {
        ClassLoader loader = CatalogFiles.class.getClassLoader();
        try {
            var names = new TreeSet<String>();
            for (URL folder : Collections.list(loader.getResources(FOLDER))) {
                names.addAll(names(folder));
            }
            var descriptors = new ArrayList<Descriptor>();
            for (String name : names) {
                for (URL file : Collections.list(loader.getResources(FOLDER + "/" + name))) {
                    descriptors.add(read(file));
                }
            }
            return descriptors;
        } catch (IOException e) {
            throw new UncheckedIOException("The resource catalog cannot be read", e);
        }
    }

    static Descriptor read(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return parse(file.toString(), in);
        }
    }

    static Descriptor parse(String file, InputStream in) {
        try {
            return YAML.readValue(in, Descriptor.class);
        } catch (JacksonException e) {
            throw new CatalogException("The descriptor " + file + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static List<String> names(URL folder) throws IOException {
        URLConnection connection = folder.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return inJar(jar);
        }
        try (Stream<Path> files = Files.list(Path.of(uri(folder)))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml"))
                    .toList();
        }
    }

    private static List<String> inJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches(FOLDER + "/[^/]+\\.yaml"))
                    .map(name -> name.substring(FOLDER.length() + 1))
                    .toList();
        }
    }

    private static URI uri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException("not a path: " + url, e);
        }
    }
}
