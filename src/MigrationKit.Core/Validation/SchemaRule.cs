using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>One thing that is looked for in a schema.</summary>
internal abstract class SchemaRule
{
    public static IReadOnlyList<SchemaRule> All { get; } =
    [
        new DuplicateRule(),
        new NameRule(),
        new EnumRule(),
        new SequenceRule(),
        new TypeRule(),
        new ColumnRule(),
        new KeyRule(),
        new ParentRule(),
        new PartitionRule(),
        new PolicyRule(),
        new ForeignKeyTargetRule(),
        new ForeignKeyActionRule(),
        new IndexRule(),
        new ExpressionRule(),
        new VersionRule(),
    ];

    public abstract IEnumerable<Finding> Check(ValidationContext context);

    protected static Finding Finding(string code, SchemaObject item, string message, string nextStep) =>
        new(code, message, nextStep) { Origin = item.Origin.Value };
}

/// <summary>A rule that looks at the objects of one type one by one.</summary>
internal abstract class SchemaRule<T> : SchemaRule
    where T : SchemaObject
{
    public sealed override IEnumerable<Finding> Check(ValidationContext context) =>
        context.Objects.OfType<T>().SelectMany(item => Check(item, context));

    protected abstract IEnumerable<Finding> Check(T item, ValidationContext context);
}
