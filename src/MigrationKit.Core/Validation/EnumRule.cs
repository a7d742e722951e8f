using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

internal sealed class EnumRule : SchemaRule<EnumType>
{
    protected override IEnumerable<Finding> Check(EnumType item, ValidationContext context)
    {
        if (item.Values.IsEmpty)
        {
            yield return Finding(
                Codes.EnumWithoutValues,
                item,
                $"{ObjectLabel.Capitalized(item.Id)} has no values.",
                "Add a member to the enum, or remove [PgEnum].");
        }

        foreach (var twice in item.Values.GroupBy(static value => value, StringComparer.Ordinal).Where(static same => same.Count() > 1))
        {
            yield return Finding(
                Codes.DuplicateName,
                item,
                $"{ObjectLabel.Capitalized(item.Id)} has the value {twice.Key} twice.",
                "Rename one of the members, or give it another label with [PgName(\"…\")].");
        }
    }
}
