namespace MigrationKit.Core.Model;

/// <summary>
/// What people call an object: <c>table users</c>, <c>column sales.orders.total</c>; the schema <c>public</c> goes without saying.
/// </summary>
internal static class ObjectLabel
{
    /// <summary>With the kind in front.</summary>
    public static string Of(ObjectId id) => id.KindName + " " + PathOf(id);

    /// <summary>With the kind in front, at the start of a sentence.</summary>
    public static string Capitalized(ObjectId id) => char.ToUpperInvariant(id.KindName[0]) + Of(id).Substring(1);

    public static string PathOf(ObjectId id) => id.Schema == "public" ? (id with { Schema = "" }).Path : id.Path;

    public static string PathOf(QualifiedName name) => name.Schema == "public" ? name.Name : name.ToString();
}
