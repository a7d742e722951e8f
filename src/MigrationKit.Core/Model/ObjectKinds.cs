namespace MigrationKit.Core.Model;

/// <summary>What the kinds have in common with one another.</summary>
internal static class ObjectKinds
{
    /// <summary>What holds rows and has parts; these share one space of names.</summary>
    public static IReadOnlyList<ObjectKind> Relations { get; } = [ObjectKind.Table, ObjectKind.View, ObjectKind.MaterializedView];

    /// <summary>What a column can be of, but for the built-in types. Every relation is the type of its rows too.</summary>
    public static IReadOnlyList<ObjectKind> Types { get; } =
        [ObjectKind.Enum, ObjectKind.Domain, ObjectKind.Composite, ObjectKind.Range, ObjectKind.BaseType, .. Relations];

    /// <summary>What is called by a name and arguments.</summary>
    public static IReadOnlyList<ObjectKind> Routines { get; } = [ObjectKind.Function, ObjectKind.Procedure, ObjectKind.Aggregate];

    public static bool IsRelation(this ObjectKind kind) => kind is ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView;

    public static bool IsType(this ObjectKind kind) => Types.Contains(kind);

    public static bool IsRoutine(this ObjectKind kind) => Routines.Contains(kind);

    /// <summary>Constraints and indexes: a model mentions them in no expression.</summary>
    public static bool IsConstraintOrIndex(this ObjectKind kind) =>
        kind is ObjectKind.PrimaryKey or ObjectKind.Unique or ObjectKind.Exclusion or ObjectKind.Check or ObjectKind.ForeignKey or ObjectKind.Index;

    /// <summary>Parts of relations that nothing mentions by name: those that are the same but for their name are renamed without a word.</summary>
    public static bool IsFoundWithoutName(this ObjectKind kind) =>
        kind.IsConstraintOrIndex() || kind is ObjectKind.Trigger or ObjectKind.Rule or ObjectKind.Policy;

    /// <summary>What is known by the types it is about alone.</summary>
    public static bool IsUnnamed(this ObjectKind kind) => kind is ObjectKind.Cast or ObjectKind.Transform;

    /// <summary>Whether its name is one of <c>pg_class</c> or <c>pg_type</c>, where one schema has room for one of a name.</summary>
    public static bool SharesRelationNames(this ObjectKind kind) =>
        kind.IsType() || kind is ObjectKind.Sequence or ObjectKind.Index or ObjectKind.PrimaryKey or ObjectKind.Unique or ObjectKind.Exclusion;

    /// <summary>For people: <c>materialized view</c>.</summary>
    public static string Words(this ObjectKind kind) => kind switch
    {
        ObjectKind.Unique => "unique constraint",
        ObjectKind.Check => "check constraint",
        ObjectKind.Exclusion => "exclusion constraint",
        ObjectKind.Composite => "composite type",
        ObjectKind.Range => "range type",
        _ => Spaced(kind.ToString()),
    };

    private static string Spaced(string name) =>
        string.Concat(name.Select(static (letter, index) => char.IsUpper(letter) && index > 0 ? " " + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
