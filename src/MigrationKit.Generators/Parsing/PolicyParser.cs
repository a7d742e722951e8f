using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

internal sealed class PolicyParser : PartParser
{
    // The members of PolicyCommand, in their order.
    private static readonly string[] s_commands = ["ALL", "SELECT", "INSERT", "UPDATE", "DELETE"];

    public override IEnumerable<PartSpec> Parse(DeclaringType table) =>
        from attribute in table.PartAttributes.All(AttributeNames.Policy)
        let name = attribute.TextAt(0)
        where name is not null
        select new PolicySpec
        {
            Name = name,
            Command = s_commands.ElementAtOrDefault((int)(attribute.Number("For") ?? 0)) ?? s_commands[0],
            IsRestrictive = attribute.Flag("Restrictive"),
            Roles = attribute.Texts("To"),
            Using = attribute.Text("Using"),
            Check = attribute.Text("Check"),
        };
}
