using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>
/// Without row security a policy does nothing, and everyone sees every row. Only of policies that attributes declare: a description in SQL may
/// be of a database that is so.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/ddl-rowsecurity.html</remarks>
internal sealed class PolicyRule : SchemaRule<DefinedObject>
{
    protected override IEnumerable<Finding> Check(DefinedObject item, ValidationContext context)
    {
        if (item.Id.Kind != ObjectKind.Policy || item.Origin.Value is not { File: null })
        {
            yield break;
        }

        if (context.Find(ObjectId.Of(ObjectKind.Table, item.Id.ParentName)) is Table { HasRowSecurity: false })
        {
            yield return Finding(
                Codes.PolicyWithoutRowSecurity,
                item,
                $"{ObjectLabel.Capitalized(item.Id)} does nothing, because row security is not enabled on {ObjectLabel.PathOf(item.Id.ParentName)}.",
                "Put [RowSecurity] on the class.");
        }

        var (command, isUsed) = (PolicyDefinition.From(item).Command, item.Clause("using") is not null);
        if ((command == "INSERT" && isUsed) || (command is "SELECT" or "DELETE" && item.Clause("check") is not null))
        {
            yield return Finding(
                Codes.ConflictingDeclarations,
                item,
                $"{ObjectLabel.Capitalized(item.Id)} is for {command}, which {(isUsed && command == "INSERT" ? "reads no rows: Using" : "writes no rows: Check")} means nothing there.",
                command == "INSERT" ? "Say it in Check." : "Say it in Using.");
        }
    }
}
