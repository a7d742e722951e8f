using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>One thing that is looked for in a schema.</summary>
internal abstract class SchemaRule
{
    public static IReadOnlyList<SchemaRule> All { get; } =
    [
        new DuplicateRule(),
    ];

    public abstract IEnumerable<Finding> Check(ValidationContext context);

    protected static Finding Finding(string code, SchemaObject item, string message, string nextStep) =>
        new(code, message, nextStep) { Origin = item.Origin.Value };
}
