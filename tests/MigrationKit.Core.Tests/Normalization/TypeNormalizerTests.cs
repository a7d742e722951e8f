using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;

namespace MigrationKit.Core.Tests.Normalization;

internal sealed class TypeNormalizerTests
{
    [TestCase("int4", "integer")]
    [TestCase("INT", "integer")]
    [TestCase("int8[]", "bigint[]")]
    [TestCase("bool", "boolean")]
    [TestCase("float8", "double precision")]
    [TestCase("float", "double precision")]
    [TestCase("float(24)", "real")]
    [TestCase("float(25)", "double precision")]
    [TestCase("decimal", "numeric")]
    [TestCase("decimal(10)", "numeric(10,0)")]
    [TestCase("numeric( 10 , 2 )", "numeric(10,2)")]
    [TestCase("varchar", "character varying")]
    [TestCase("varchar(20)", "character varying(20)")]
    [TestCase("char", "character(1)")]
    [TestCase("\"char\"", "\"char\"")]
    [TestCase("pg_catalog.\"char\"[]", "\"char\"[]")]
    [TestCase("character(3)", "character(3)")]
    [TestCase("bpchar", "bpchar")]
    [TestCase("bit", "bit(1)")]
    [TestCase("varbit(8)", "bit varying(8)")]
    [TestCase("timestamptz", "timestamp with time zone")]
    [TestCase("timestamptz(3)", "timestamp(3) with time zone")]
    [TestCase("timestamp (3)", "timestamp(3) without time zone")]
    [TestCase("time", "time without time zone")]
    [TestCase("interval", "interval")]
    [TestCase("text ARRAY", "text[]")]
    [TestCase("pg_catalog.text", "text")]
    [TestCase("citext", "ext.citext")]
    [TestCase("role", "app.role")]
    [TestCase("Role[]", "app.role[]")]
    [TestCase("\"Role\"", "app.\"Role\"")]
    [TestCase("public.role", "public.role")]
    public void A_type_is_as_format_type_prints_it(string written, string expected)
    {
        var context = new NormalizationContext([new Extension("citext") { Schema = "ext" }], "app");
        var type = TypeNormalizer.Normalize(PgType.Parse(written), context);
        Assert.That(type.ToString(), Is.EqualTo(expected));
        Assert.That(TypeNormalizer.Normalize(type, context), Is.EqualTo(type));
        Assert.That(TypeNormalizer.Normalize(PgType.Parse(type.ToString()), context), Is.EqualTo(type));
    }
}
