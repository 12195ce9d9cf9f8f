package org.hashverse.node;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;

/// Limits that differ from others in a few components, whatever else there is.
public final class ChangedLimits {
    private ChangedLimits() {}

    /// `base`, but with these values for the components of these names.
    ///
    /// @throws AssertionError for a name or a value that does not fit
    public static Limits of(Limits base, Map<String, Object> changes) {
        var components = Limits.class.getRecordComponents();
        var unknown = new HashSet<>(changes.keySet());
        try {
            var values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                var name = components[i].getName();
                values[i] = unknown.remove(name) ? changes.get(name) : components[i].getAccessor().invoke(base);
            }
            if (!unknown.isEmpty()) throw new AssertionError("no limits of the names " + unknown);
            var types = Arrays.stream(components).map(component -> component.getType()).toArray(Class<?>[]::new);
            return Limits.class.getConstructor(types).newInstance(values);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException | InvocationTargetException | IllegalArgumentException unfit) {
            throw new AssertionError(unfit);
        }
    }
}
