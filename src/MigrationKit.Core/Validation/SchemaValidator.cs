using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>Finds what PostgreSQL would refuse, or a reader would not expect, in a declared schema.</summary>
internal static class SchemaValidator
{
    /// <param name="objects">Normalised; an object may stand there twice, which is one of the findings.</param>
    /// <param name="postgresVersion">The oldest server that the schema is for: its major version.</param>
    public static IEnumerable<Finding> Validate(IReadOnlyCollection<SchemaObject> objects, int postgresVersion)
    {
        var context = new ValidationContext(objects, postgresVersion);
        return SchemaRule.All.SelectMany(rule => rule.Check(context));
    }
}
