using MigrationKit.Core.Model;

namespace MigrationKit.Core.Tests.Naming;

internal sealed class ObjectLabelTests
{
    [Test]
    public void Public_goes_without_saying()
    {
        var column = ObjectId.Of(ObjectKind.Column, new QualifiedName("public", "users"), "email");
        Assert.That(ObjectLabel.Of(column), Is.EqualTo("column users.email"));
        Assert.That(ObjectLabel.Capitalized(column with { Schema = "app" }), Is.EqualTo("Column app.users.email"));
        Assert.That(ObjectLabel.PathOf(new QualifiedName("public", "users")), Is.EqualTo("users"));
        Assert.That(ObjectLabel.Of(new ObjectId(ObjectKind.Schema, "", "public")), Is.EqualTo("schema public"));
    }
}
