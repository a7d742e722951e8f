using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Tests.Planning;

/// <summary>What ALTER COLUMN TYPE does, as measured on PostgreSQL 13 to 18.</summary>
public sealed class TypeChangeTests
{
    [TestCase("character varying(10)", "character varying(20)", ExpectedResult = "None")]
    [TestCase("character varying(10)", "character varying", ExpectedResult = "None")]
    [TestCase("character varying(10)", "text", ExpectedResult = "None")]
    [TestCase("text", "character varying", ExpectedResult = "None")]
    [TestCase("numeric(8,2)", "numeric(10,2)", ExpectedResult = "None")]
    [TestCase("numeric(8,2)", "numeric", ExpectedResult = "None")]
    [TestCase("timestamp(3) without time zone", "timestamp(6) without time zone", ExpectedResult = "None")]
    [TestCase("timestamp(3) with time zone", "timestamp with time zone", ExpectedResult = "None")]
    [TestCase("bit varying(3)", "bit varying(5)", ExpectedResult = "None")]
    [TestCase("cidr", "inet", ExpectedResult = "None")]
    [TestCase("integer", "oid", ExpectedResult = "Indexes")]
    [TestCase("smallint", "integer", ExpectedResult = "Rewrite")]
    [TestCase("integer", "bigint", ExpectedResult = "Rewrite")]
    [TestCase("character varying(20)", "character varying(10)", ExpectedResult = "Rewrite lossy")]
    [TestCase("text", "character varying(10)", ExpectedResult = "Rewrite lossy")]
    [TestCase("character(3)", "text", ExpectedResult = "Rewrite")]
    [TestCase("character(3)", "character(5)", ExpectedResult = "Rewrite lossy")]
    [TestCase("numeric(8,2)", "numeric(8,3)", ExpectedResult = "Rewrite lossy")]
    [TestCase("numeric(8,2)", "numeric(6,2)", ExpectedResult = "Rewrite lossy")]
    [TestCase("timestamp(6) without time zone", "timestamp(3) without time zone", ExpectedResult = "Rewrite lossy")]
    [TestCase("json", "jsonb", ExpectedResult = "Rewrite")]
    [TestCase("public.role", "text", ExpectedResult = "Rewrite")]
    [TestCase("text", "text[]", ExpectedResult = "Rewrite lossy")]
    public string A_change_of_type_does(string from, string to)
    {
        var (work, isLossy) = TypeChange.Of(Of(from), Of(to), DatabaseSchema.Empty, DatabaseSchema.Empty);
        return work + (isLossy ? " lossy" : "");
    }

    private static Column Of(string type) => new() { Table = new QualifiedName("public", "t"), Name = "c", Type = PgType.Parse(type) };
}
