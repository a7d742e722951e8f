using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

internal sealed class CheckParser : PartParser
{
    public override IEnumerable<PartSpec> Parse(DeclaringType table) =>
        from pair in Everywhere(table, AttributeNames.PgCheck)
        let expression = pair.Attribute.TextAt(0)
        where expression is not null
        select new CheckSpec
        {
            Member = pair.Member,
            Expression = expression,
            Name = pair.Attribute.Text("Name"),
            NoInherit = pair.Attribute.Flag("NoInherit"),
            IsValidated = !pair.Attribute.Flag("NotValid"),
        };
}
