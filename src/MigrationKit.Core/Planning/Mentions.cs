using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// What an object depends on within one schema: what it refers to, and what the server knows that it uses or, where nobody asked one, what its
/// expressions mention by name.
/// </summary>
internal static class Mentions
{
    public static IEnumerable<ObjectId> Of(SchemaObject item, DatabaseSchema schema) =>
        Structural(item, schema).Concat(InExpressions(item, schema)).Where(id => id != item.Id).Distinct();

    /// <summary>Whether an object may depend on another only by the looks of its text.</summary>
    public static bool IsGuess(SchemaObject item, ObjectId used, DatabaseSchema schema) =>
        item.Uses.Value is null && !Structural(item, schema).Contains(used);

    /// <summary>What an object's expressions use.</summary>
    public static IEnumerable<ObjectId> InExpressions(SchemaObject item, DatabaseSchema schema) =>
        (item.Uses.Value ?? NamedMentions.Of(item, schema).ToEquatableArray()).Where(schema.Contains);

    private static IEnumerable<ObjectId> Structural(SchemaObject item, DatabaseSchema schema) =>
        item.References.Where(schema.Contains).Concat(item is ForeignKey foreign ? KeyOf(foreign, schema) : []);

    /// <summary>A foreign key hangs on the key of its principal table, with those of all partitions: it cannot be there before, nor the key go first.</summary>
    private static IEnumerable<ObjectId> KeyOf(ForeignKey foreign, DatabaseSchema schema)
    {
        var wanted = new HashSet<string>(foreign.PrincipalColumns);
        return schema.PartsOf(ObjectId.Of(ObjectKind.Table, foreign.PrincipalTable)).OfType<IndexedObject>().Where(part => wanted.SetEquals(KeyColumns(part)))
            .SelectMany(key => PartsOf(key, schema).Prepend(key.Id));
    }

    private static IEnumerable<ObjectId> PartsOf(IndexedObject key, DatabaseSchema schema) => schema.Tree.ChildrenOf(key.Table)
        .SelectMany(table => schema.PartsOf(ObjectId.Of(ObjectKind.Table, table))).OfType<IndexedObject>().Where(part => part.PartOf == key.Id)
        .SelectMany(part => PartsOf(part, schema).Prepend(part.Id));

    private static IEnumerable<string> KeyColumns(SchemaObject part) => part switch
    {
        PrimaryKey key => key.Columns,
        UniqueConstraint unique => unique.Columns,
        TableIndex { IsUnique: true, Where: null } index => index.Keys.Select(static key => key.Column ?? ""),
        _ => [],
    };
}
