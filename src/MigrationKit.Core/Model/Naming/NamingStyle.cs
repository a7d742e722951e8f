namespace MigrationKit.Core.Model;

/// <summary>How a name of C# becomes one of the database.</summary>
internal enum NamingStyle
{
    /// <summary><c>CreatedAt</c> is <c>created_at</c>, as Npgsql's translator makes it.</summary>
    SnakeCase,

    /// <summary><c>CreatedAt</c> stays <c>CreatedAt</c>.</summary>
    Preserve,
}

internal static class NamingStyleExtensions
{
    public static string Apply(this NamingStyle style, string clrName) => style == NamingStyle.Preserve ? clrName : SnakeCase.Of(clrName);
}
