namespace MigrationKit.Core.Tests.Declarations;

/// <summary>Statements and the lines of the manifest that they come to.</summary>
/// <param name="Name">What is tried.</param>
/// <param name="Sql">The statements.</param>
/// <param name="Lines">The objects, in the order of their identities.</param>
internal sealed record DeclarationCase(string Name, string Sql, params string[] Lines)
{
    public override string ToString() => Name;
}
