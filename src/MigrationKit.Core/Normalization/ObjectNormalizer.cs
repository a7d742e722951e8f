using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

/// <summary>
/// Brings objects of one kind into the form in which equal things are equal values. Kinds that have one form only need none.
/// </summary>
internal abstract class ObjectNormalizer
{
    public static IReadOnlyList<ObjectNormalizer> All { get; } =
    [
        new SequenceNormalizer(),
        new TableNormalizer(),
        new ColumnNormalizer(),
        new CheckNormalizer(),
        new ForeignKeyNormalizer(),
        new ExclusionNormalizer(),
        new IndexNormalizer(),
        new RoutineNormalizer(ObjectKind.Function),
        new RoutineNormalizer(ObjectKind.Procedure),
    ];

    public abstract ObjectKind Kind { get; }

    public abstract SchemaObject Normalize(SchemaObject item, NormalizationContext context);
}

internal abstract class ObjectNormalizer<T> : ObjectNormalizer
    where T : SchemaObject
{
    public sealed override SchemaObject Normalize(SchemaObject item, NormalizationContext context) => Normalize((T)item, context);

    protected abstract T Normalize(T item, NormalizationContext context);
}
