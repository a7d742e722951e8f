namespace MigrationKit.Core.Declarations.Readers;

/// <summary>What PostgreSQL can create and a description cannot have, with the reason.</summary>
internal sealed class NotDeclaredReader() : StatementReader([.. s_reasons.Keys])
{
    private const string OfServer = "it belongs to the server, not to a database";

    private static readonly Dictionary<string, string> s_reasons = new(StringComparer.Ordinal)
    {
        ["user mapping"] = "a user mapping holds a password, which is created where it is known and not declared here",
        ["subscription"] = "a subscription holds a password and starts to copy at once, so it is not declared here",
        ["role"] = OfServer,
        ["user"] = OfServer,
        ["group"] = OfServer,
        ["database"] = OfServer,
        ["tablespace"] = OfServer,
    };

    public override void Read(string head, SqlCursor sql, DeclarationContext context) => throw new DeclarationException(s_reasons[head]);
}
