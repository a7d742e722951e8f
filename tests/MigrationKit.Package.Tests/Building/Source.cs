namespace MigrationKit.Package.Tests.Building;

/// <summary>Code of users that several tests build.</summary>
internal static class Source
{
    public const string User = """
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;

        namespace Shop;

        [Table("users")]
        public class User
        {
            [Key]
            public long Id { get; set; }

            public string Email { get; set; } = "";
        }

        """;

    /// <summary>The same class under another name.</summary>
    public static string Table(string type, string table) =>
        User.Replace("users", table, StringComparison.Ordinal).Replace("class User", "class " + type, StringComparison.Ordinal);

    /// <summary>The class with one more property, on line 14.</summary>
    public static string With(this string source, string property) =>
        source.Replace("\n}", $"\n\n    {property}\n}}", StringComparison.Ordinal);
}
