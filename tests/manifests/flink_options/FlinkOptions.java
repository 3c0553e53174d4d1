import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Prints the options of a Flink distribution as JSON: key, type, default, older keys.
 *
 * <p>Reads the static fields of type ConfigOption of each class whose name ends in Options.
 */
public final class FlinkOptions {
    public static void main(String[] arguments) throws Exception {
        File jar = new File(arguments[0]);
        ClassLoader loader = new URLClassLoader(new URL[] {jar.toURI().toURL()});
        Class<?> optionClass = loader.loadClass("org.apache.flink.configuration.ConfigOption");
        Map<String, String> rows = new TreeMap<>();
        try (JarFile file = new JarFile(jar)) {
            Enumeration<JarEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                String name = entries.nextElement().getName();
                if (name.startsWith("org/apache/flink/") && name.endsWith("Options.class")) {
                    String className = name.substring(0, name.length() - 6).replace('/', '.');
                    addOptions(loader, className, optionClass, rows);
                }
            }
        }
        System.out.println("{\n" + String.join(",\n", rows.values()) + "\n}");
    }

    private static void addOptions(
            ClassLoader loader, String className, Class<?> optionClass, Map<String, String> rows) {
        try {
            for (Field field : loader.loadClass(className).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == optionClass) {
                    field.setAccessible(true);
                    Object option = field.get(null);
                    String key = (String) call(option, "key");
                    rows.put(key, "  " + quoted(key) + ": " + description(option));
                }
            }
        } catch (ReflectiveOperationException | LinkageError error) {
            // A class of an optional part whose libraries are not in the distribution.
            System.err.println(className + ": " + error);
        }
    }

    private static String description(Object option) throws ReflectiveOperationException {
        StringBuilder text = new StringBuilder("{\"type\": ");
        Class<?> type = (Class<?>) call(option, "getClazz");
        text.append(quoted(type.getSimpleName()));
        Object value = call(option, "defaultValue");
        text.append(", \"default\": ").append(value == null ? "null" : quoted(value.toString()));
        StringBuilder older = new StringBuilder();
        for (Object key : (Iterable<?>) call(option, "fallbackKeys")) {
            older.append(older.length() == 0 ? "" : ", ").append(quoted((String) call(key, "getKey")));
        }
        if (older.length() > 0) {
            text.append(", \"olderKeys\": [").append(older).append("]");
        }
        return text.append("}").toString();
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        Method method = target.getClass().getDeclaredMethod(name);
        method.setAccessible(true);
        return method.invoke(target);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            if (letter == '"' || letter == '\\') {
                out.append('\\').append(letter);
            } else if (letter < ' ') {
                out.append(String.format("\\u%04x", (int) letter));
            } else {
                out.append(letter);
            }
        }
        return out.append('"').toString();
    }
}
