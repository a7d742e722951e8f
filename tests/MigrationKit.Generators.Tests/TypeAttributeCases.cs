namespace MigrationKit.Generators.Tests;

/// <summary>Types that can be declared in both ways, and columns of them.</summary>
internal static class TypeAttributeCases
{
    public static IReadOnlyList<AttributeCase> All { get; } =
    [
        new(
            "A domain",
            """
            [PgDomain, PgCheck("VALUE ~ '@'"), PgCheck(" length(VALUE) > 2 ", Name = "long enough", NotValid = true), PgComment("Where mail goes"), Grant("USAGE", "app")]
            public readonly record struct EmailAddress([property: MaxLength(200), PgCollation("C")] string Value);
            [Table("t")] public class T { public int Id { get; set; } public EmailAddress Email { get; set; } public EmailAddress? Other { get; set; } public EmailAddress[] More { get; set; } = []; }
            """,
            """
            [Table("t")] public class T
            {
                public int Id { get; set; }
                [Column(TypeName = "email_address")] public string Email { get; set; } = "";
                [Column(TypeName = "email_address")] public string? Other { get; set; }
                [Column(TypeName = "email_address[]")] public string[] More { get; set; } = [];
            }
            """,
            """
            CREATE DOMAIN public.email_address AS character varying(200) COLLATE "C"
              CONSTRAINT ck_email_address CHECK (VALUE ~ '@') CONSTRAINT "long enough" CHECK (length(VALUE) > 2) NOT VALID;
            COMMENT ON DOMAIN email_address IS 'Where mail goes';
            GRANT USAGE ON TYPE email_address TO app;
            """),
        new(
            "A domain over a type of an extension",
            """
            [assembly: PgExtension("citext", Schema = "ext")]
            [PgDomain("Code", Schema = "shop", NotNull = true, Default = "'x'")]
            public sealed class Code { [Column(TypeName = "citext")] public string Text { get; init; } = ""; public static int Count { get; set; } [NotMapped] public int Length { get; set; } }
            """,
            "[assembly: PgExtension(\"citext\", Schema = \"ext\")]",
            "CREATE DOMAIN shop.\"Code\" AS ext.citext DEFAULT 'x' NOT NULL;"),
        new(
            "A composite type",
            """
            [PgEnum] public enum Country { De }
            [PgComposite, PgComment("Where someone lives"), Grant("ALL", "app")]
            public record Address(string Street, [property: MaxLength(10), Column("post code")] string Zip, Country Country)
            {
                [PgComment("It's far"), PgCollation("de-x-icu")] public string? Note { get; set; }
                public decimal[] Rates { get; set; } = [];
                public Place? At { get; set; }
            }
            [PgComposite("spot", Schema = "geo")] public struct Place { public double Lat { get; set; } public double Lon { get; set; } }
            [Table("t")] public class T { public int Id { get; set; } public required Address Home { get; set; } public List<Address>? Others { get; set; } public Place? Spot { get; set; } }
            """,
            """
            [PgEnum] public enum Country { De }
            [Table("t")] public class T
            {
                public int Id { get; set; }
                [Column(TypeName = "address")] public required object Home { get; set; }
                [Column(TypeName = "address[]")] public object? Others { get; set; }
                [Column(TypeName = "geo.spot")] public object? Spot { get; set; }
            }
            """,
            """
            CREATE TYPE address AS (street text, "post code" character varying(10), country public.country, note text COLLATE pg_catalog."de-x-icu", rates numeric[], at geo.spot);
            CREATE TYPE geo.spot AS (lat double precision, lon double precision);
            COMMENT ON TYPE address IS 'Where someone lives';
            COMMENT ON COLUMN address.note IS 'It''s far';
            GRANT ALL ON TYPE address TO app;
            """),
        new(
            "Range types",
            """
            [assembly: PgRange("floatrange", "double precision", SubtypeDifference = "float8mi", MultirangeName = "floats", Comment = "From here to there")]
            [assembly: PgRange("timerange", "time", Schema = "shop")]
            """,
            "",
            """
            CREATE TYPE floatrange AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = floats);
            CREATE TYPE shop.timerange AS RANGE (SUBTYPE = time);
            COMMENT ON TYPE floatrange IS 'From here to there';
            """),
    ];
}
