package io.holdfast.dotnet;

/**
 * What .NET's values are in Java, and what all of them can do.
 *
 * <table><caption>Values</caption>
 * <tr><td>bool, char, string</td><td>Boolean, Character, String</td></tr>
 * <tr><td>int, long, short, sbyte, double, float</td><td>Integer, Long, Short, Byte, Double, Float</td></tr>
 * <tr><td>byte, ushort, uint, ulong</td><td>records of their own: Java has no unsigned numbers</td></tr>
 * <tr><td>decimal</td><td>BigDecimal, whose scale is kept</td></tr>
 * <tr><td>byte[]</td><td>byte[]</td></tr>
 * <tr><td>T[] otherwise, List&lt;T&gt;, Dictionary&lt;K, V&gt; …</td><td>classes of this room that know their element types</td></tr>
 * <tr><td>T?</td><td>the value or null</td></tr>
 * <tr><td>an enum</td><td>a Java enum</td></tr>
 * <tr><td>a delegate</td><td>{@link NetFunction}</td></tr>
 * <tr><td>an exception</td><td>{@link NetException}</td></tr>
 * </table>
 */
public final class Values {

    private Values() {}
}
