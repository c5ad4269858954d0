namespace Orchestrator.Workflows.Bulletins;

/// <summary>What the annexes of a bulletin list beside its figures, frozen with them: penalties in effect, and what the carriers reported of their networks.</summary>
/// <param name="UnmatchedRows">Rows of the tables of second-level units that match no unit of the register for certain.</param>
public sealed record BulletinAnnexes(IReadOnlyList<PenaltyLine> Penalties, IReadOnlyList<CarrierLine> Carriers, int UnmatchedRows);

/// <summary>One penalty in effect. A unit is named because the decision stands; a person never is.</summary>
/// <param name="DecidedOn">ISO date.</param>
public sealed record PenaltyLine(string Unit, string Basis, bool Warning, decimal Fine, decimal Confiscation, int StopDays, string DecidedOn);

/// <summary>What one carrier reported of its network; null where it reported nothing of the kind.</summary>
/// <param name="Addresses">How many addresses its ranges hold.</param>
/// <param name="Users">Organisations and individuals served.</param>
/// <param name="SecondLevel">Rows of its table of second-level units.</param>
public sealed record CarrierLine(string Unit, int? Nodes, int? Egress, decimal? EgressMbps, int Ranges, decimal Addresses, int? Users, int? SecondLevel);
