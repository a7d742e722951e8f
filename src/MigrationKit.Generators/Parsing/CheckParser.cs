using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

internal sealed class CheckParser : PartParser
{
    public override IEnumerable<PartSpec> Parse(DeclaringType table) =>
        Everywhere(table, AttributeNames.PgCheck).Select(static pair => Check(pair.Attribute, pair.Member)).OfType<CheckSpec>();

    /// <summary>Null while its condition is being typed.</summary>
    public static CheckSpec? Check(AttributeReader attribute, string? member) => attribute.TextAt(0) is not { } expression ? null : new CheckSpec
    {
        Member = member,
        Expression = expression,
        Name = attribute.Text("Name"),
        NoInherit = attribute.Flag("NoInherit"),
        IsValidated = !attribute.Flag("NotValid"),
    };
}
