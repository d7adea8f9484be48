//! Tables of competencies are recognised, and told as what they are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may break")]

mod common;

use common::tables;
use mille_parcours::import::{Import, RowKind, Severity};

const MOODLE: &str = "\
\"Parent ID number\",\"ID number\",\"Short name\",Description,\"Description format\",\"Scale values\",\"Scale configuration\",\"Rule type (optional)\",\"Rule outcome (optional)\",\"Rule config (optional)\",\"Cross-referenced competency ID numbers\",\"Exported ID (optional)\",\"Is framework\",Taxonomy
,ACCUEIL,\"Accueil et vente\",\"Référentiel interne\",1,\"Non acquis,Acquis\",,,,,,,1,\"competency,competency\"
ACCUEIL,A1,Accueillir,\"<p>Accueillir un client</p>\",1,,,,,,,12,,
A1,A1.1,\"Saluer le client\",,1,,,,,,,13,,
ACCUEIL,A2,Vendre,,1,,,,,,,14,,
";

const ESCO: &str = "\
conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status,modifiedDate,description
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/0005c151,skill/competence,sector-specific,gérer le personnel musical,diriger les musiciens,released,2023-11-30T15:53:37Z,Attribuer et gérer les tâches du personnel.
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/00064735,skill/competence,cross-sector,superviser une équipe,\"encadrer\nmanager\",released,2023-11-30T15:04:00Z,Superviser une équipe.
";

const BLOCKS: &str = "\
Numero_Fiche;Bloc_Competences_Code;Bloc_Competences_Libelle
RNCP37274;RNCP37274BC01;Conseiller et vendre
RNCP37274;RNCP37274BC02;Animer l'équipe commerciale
";

fn shown(import: &Import) -> Vec<String> {
    let line = |(id, it): (&String, &mille_parcours::model::Competency)| {
        format!("{id}: {} [{}] {} ({})", it.label, it.code, it.block, it.referential)
    };
    import.path.competencies.iter().map(line).collect()
}

#[test]
fn a_framework_of_moodle_gives_its_competencies() {
    let import = tables::import(MOODLE.as_bytes()).unwrap();
    assert_eq!(import.path.title, "Accueil et vente");
    assert!(import.path.modules.is_empty());
    assert_eq!(
        shown(&import),
        [
            "accueillir: Accueillir [A1]  (Accueil et vente)",
            "saluer-client: Saluer le client [A1.1] Accueillir (Accueil et vente)",
            "vendre: Vendre [A2]  (Accueil et vente)",
        ]
    );
    assert_eq!(import.account.count(RowKind::Competency), 3);
    assert_eq!(import.account.count(RowKind::PathTitle), 1);
    assert!(tables::keys(&import, Severity::Info).contains(&"import-competencies"));
    // What has no field is counted, column by column.
    assert!(import.account.left_out.contains(&(String::from("Description"), 2)), "{:?}", import.account);
}

#[test]
fn skills_of_esco_and_blocks_of_a_certification_are_competencies() {
    let import = tables::import(ESCO.as_bytes()).unwrap();
    assert_eq!(
        shown(&import),
        [
            "gerer-personnel-musical: gérer le personnel musical [http://data.europa.eu/esco/skill/0005c151]  (ESCO)",
            "superviser-equipe: superviser une équipe [http://data.europa.eu/esco/skill/00064735]  (ESCO)",
        ]
    );
    assert!(import.account.left_out.iter().any(|(column, count)| column == "description" && *count == 2));
    let import = tables::import(BLOCKS.as_bytes()).unwrap();
    assert_eq!(
        shown(&import),
        [
            "animer-equipe-commerciale: Animer l'équipe commerciale [RNCP37274BC02] RNCP37274 (RNCP)",
            "conseiller-vendre: Conseiller et vendre [RNCP37274BC01] RNCP37274 (RNCP)",
        ]
    );
}

#[test]
fn a_table_of_modules_is_none() {
    let import = tables::import("Code;Intitulé;Compétences\nV1;Vendre;Saluer\n".as_bytes()).unwrap();
    assert_eq!((import.path.modules.len(), import.path.competencies.len()), (1, 0));
}
