using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace Crm;

[Table("company")]
[PgIndex(nameof(OrgId), Expression = "lower(name)", Name = "ix_company_org_id_name")]
public class Company : OrgEntity
{
    [MaxLength(200)]
    public required string Name { get; set; }

    public string? Domain { get; set; }

    [References(typeof(Company), OnDelete = ForeignKeyAction.SetNull)]
    public Guid? ParentId { get; set; }

    [References(typeof(User), OnDelete = ForeignKeyAction.SetNull)]
    public Guid? OwnerId { get; set; }

    [PgDefault("'{}'"), PgIndex(Method = "gin")]
    public required string[] Tags { get; set; }
}

[Table("contact")]
public class Contact : OrgEntity
{
    [PgIndex]
    public Guid? CompanyId { get; set; }

    public required string FirstName { get; set; }

    public required string LastName { get; set; }

    [PgGenerated("first_name || ' ' || last_name")]
    public string? FullName { get; set; }

    [MaxLength(254)]
    public string? Email { get; set; }

    public DateOnly? Birthday { get; set; }

    [ForeignKey(nameof(CompanyId))]
    public Company? Company { get; set; }
}

[PgEnum]
public enum LeadStatus
{
    New,
    Contacted,
    Converted,
    Lost,
}

[Table("lead")]
[PgIndex(nameof(OrgId), nameof(Status))]
public class Lead : OrgEntity
{
    [References(typeof(Contact), OnDelete = ForeignKeyAction.Cascade)]
    public Guid ContactId { get; set; }

    public required string Source { get; set; }

    [DefaultValue(LeadStatus.New)]
    public LeadStatus Status { get; set; }

    public short? Score { get; set; }
}

[PgEnum]
public enum DealStage
{
    Qualification,
    Proposal,
    Negotiation,
    Won,
    Lost,
}

[Table("deal")]
[PgIndex(nameof(OrgId), nameof(Stage), nameof(ClosesOn))]
[PgCheck("amount >= 0", Name = "ck_deal_amount")]
public class Deal : OrgEntity
{
    [References(typeof(Company), OnDelete = ForeignKeyAction.Restrict)]
    public Guid CompanyId { get; set; }

    [References(typeof(Contact), OnDelete = ForeignKeyAction.SetNull)]
    public Guid? ContactId { get; set; }

    public required string Title { get; set; }

    [Column(TypeName = "numeric(12,2)")]
    public decimal Amount { get; set; }

    [Column(TypeName = "char(3)"), PgDefault("'EUR'")]
    public required string Currency { get; set; }

    [DefaultValue(DealStage.Qualification)]
    public DealStage Stage { get; set; }

    public DateOnly? ClosesOn { get; set; }
}
