using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace PointOfSale.Models;

/// <summary>A shop or a store room: a place that has stock.</summary>
[Table("location")]
[PgComment("A shop or a store room: a place that has stock.")]
public class Location
{
    [Key]
    public long Id { get; set; }

    [MaxLength(16), PgIndex(Unique = true), PgCheck("code = upper(code)")]
    public required string Code { get; set; }

    [MaxLength(120)]
    public required string Name { get; set; }

    public string? Address { get; set; }

    [DefaultValue(true)]
    public bool IsActive { get; set; }

    [MaxLength(64), PgDefault("'Europe/Berlin'")]
    [PgComment("Name in the IANA database; decides to which day a sale belongs.")]
    public required string TimeZone { get; set; }
}
