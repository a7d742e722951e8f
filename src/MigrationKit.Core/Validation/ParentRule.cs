using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>A trigger, rule, policy or index that is declared in SQL stands on a relation that is declared too.</summary>
internal sealed class ParentRule : SchemaRule<SchemaObject>
{
    protected override IEnumerable<Finding> Check(SchemaObject item, ValidationContext context)
    {
        if (item.Origin.Value is not { File: not null } || item.Id.Parent is null
            || ObjectKinds.Relations.Any(kind => context.Find(ObjectId.Of(kind, item.Id.ParentName)) is not null))
        {
            return [];
        }

        return
        [
            Finding(
                Codes.UnreadableDeclaration,
                item,
                $"{ObjectLabel.Capitalized(item.Id)} is on {ObjectLabel.PathOf(item.Id.ParentName)}, and nothing of that name is declared.",
                "Correct the name, or declare the table or view."),
        ];
    }
}
