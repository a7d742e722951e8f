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

    public static string With(this string source, string property) => source.Replace("\n}", $"\n\n    {property}\n}}", StringComparison.Ordinal);
}
