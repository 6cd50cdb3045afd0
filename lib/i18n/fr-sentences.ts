/** What the page says of its figures. Values arrive already formatted; choices are made in `lib/steering`. */
export const sentences = {
  "headline-both":
    "{growth, select, up {Le CA adhérents progresse} down {Le CA adhérents recule} other {Le CA adhérents tient}}{joint, select, but {, mais} other { et}} {attainment, select, earlier {les objectifs sont atteints plus tôt} later {les objectifs sont atteints plus tard} more {davantage d’objectifs ont été atteints} fewer {moins d’objectifs ont été atteints} other {les objectifs suivent le rythme de N-1}}",
  "headline-growth":
    "{growth, select, up {Le CA adhérents progresse de {size}} down {Le CA adhérents recule de {size}} other {Le CA adhérents tient son niveau de N-1}}",
  "headline-attainment":
    "{attainment, select, earlier {Les objectifs sont atteints plus tôt que l’an dernier} later {Les objectifs sont atteints plus tard que l’an dernier} more {Davantage d’objectifs atteints que l’an dernier} fewer {Moins d’objectifs atteints que l’an dernier} other {Les objectifs suivent le rythme de l’an dernier}}",
  "headline-members":
    "{members, select, up {Le nombre d’adhérents augmente} down {Le nombre d’adhérents diminue} other {Le nombre d’adhérents ne bouge pas}}",
  "headline-revenue": "Le CA adhérents atteint {revenue}",
  "headline-count":
    "{scope, select, selection {La sélection} portfolio {Le portefeuille} other {Le programme}} {count, plural, =0 {ne compte aucun adhérent} one {compte {members} adhérent} other {compte {members} adhérents}}",
  "headline-healthy": "Le CA adhérents, les objectifs et l’activité progressent ensemble",
  "headline-quiet": "Rien ne s’écarte de N-1 : le programme tient son rythme",
  "headline-empty": "Pas encore de quoi conclure sur cette période",
  "support-revenue":
    "Le CA adhérents atteint {revenue}, {change} {basis, select, sameDay {à date comparable} other {sur un an}}.",
  "support-attainment": "{share} des objectifs sont atteints, contre {previous} un an plus tôt.",
  "support-attainment-alone": "{share} des objectifs sont atteints.",
  "support-attainment-few": "Objectifs atteints : {attained} sur {count}.",
  "support-both":
    "Le CA adhérents atteint {revenue}, {change} {basis, select, sameDay {à date comparable} other {sur un an}} ; {share} des objectifs sont atteints, contre {previous} un an plus tôt.",
  "support-active": "{share} des adhérents sont actifs, {change} sur un an.",
  "support-members":
    "{scope, select, selection {La sélection} portfolio {Le portefeuille} other {Le programme}} {count, plural, =0 {ne compte aucun adhérent} one {compte {members} adhérent} other {compte {members} adhérents}}, {change} sur un an.",
  "support-members-alone":
    "{scope, select, selection {La sélection} portfolio {Le portefeuille} other {Le programme}} {count, plural, =0 {ne compte aucun adhérent} one {compte {members} adhérent} other {compte {members} adhérents}}.",
  "support-members-grown": "Dans le même temps, le nombre d’adhérents passe de {from} à {to}.",
  "support-before-data": "Les données commencent le {day} : ce qui porte sur la période entière n’a pas de valeur.",
  "generosity-band":
    "La générosité consommée, {value}, {band, select, under {est sous} over {dépasse} other {est dans}} sa fourchette ({low} à {high}).",
  "support-empty": "Aucun chiffre n’a de comparaison ici : choisissez une période plus récente ou plus large.",
  "executive-same":
    "À périmètre constant, les achats des adhérents évoluent de {change}{pace, select, up { : le rythme s’accélère après {before} un an plus tôt} down { : le rythme ralentit après {before} un an plus tôt} flat {, au même rythme qu’un an plus tôt} other {}}.",
  "executive-source":
    "{source, select, same {{move, select, up {La hausse} other {La baisse}} est surtout celle des adhérents présents les deux années} others {{move, select, up {La hausse est surtout celle des adhérents arrivés depuis le début de N-1, départs déduits} other {La baisse tient surtout aux départs depuis le début de N-1, arrivées déduites}}} other {{move, select, up {La hausse est celle des adhérents arrivés depuis le début de N-1 : les adhérents présents les deux années achètent moins} other {La baisse tient aux départs depuis le début de N-1 : les adhérents présents les deux années achètent davantage}}}}.",
  "executive-weight":
    "Les adhérents pèsent {share} du CA, contre {previous} un an plus tôt{move, select, up { : une part croissante de l’activité en dépend} down { : l’activité en dépend moins} other {}}.",
  "executive-cost":
    "Le programme coûte {share} du CA adhérents{has, select, yes {, contre {previous} un an plus tôt} other {}}.",
  "executive-margin":
    "Une fois tout payé, il reste {share} de marge sur ce CA{has, select, yes {, {change} sur un an} other {}}.",
  "executive-budget":
    "Au rythme de la saison, le budget récompenses finira l’exercice à {landing}{place, select, over { : il serait dépassé} other {}}.",
  "executive-budget-done": "Le budget récompenses de l’exercice a été consommé à {used}.",
  "executive-liability":
    "Les points en circulation représentent {amount} à honorer (estimation){has, select, yes {, contre {previous} un an plus tôt} other {}}.",
  "paying-both":
    "{margin, select, up {La marge progresse} down {La marge recule} other {La marge tient}}, {generosity, select, up {la générosité augmente} down {la générosité diminue} other {la générosité est stable}}",
  "paying-left":
    "{margin, select, up {La marge après coût complet progresse} down {La marge après coût complet recule} other {La marge après coût complet tient}}",
  "paying-given":
    "{generosity, select, up {La générosité augmente} down {La générosité diminue} other {La générosité est stable}}",
  "paying-plain": "Ce qui est donné, ce qui reste",
  "twelve-months-moved":
    "{move, select, up {Le CA adhérents sur 12 mois a gagné {size}} down {Le CA adhérents sur 12 mois a perdu {size}} other {Le CA adhérents sur 12 mois est stable}} en {months, plural, one {un mois} =12 {un an} =24 {deux ans} =35 {trois ans} other {# mois}}",
  "twelve-months-plain": "Le CA adhérents sur 12 mois",
  "generations-still":
    "{share} des adhérents de {year} ont commandé dans leur {age, selectordinal, one {#re} other {#e}} année",
  "generations-first": "C’était {share} la première année.",
  "generations-revenue":
    "En moyenne, {now} d’achats par adhérent inscrit, contre {before} la première année : passé la nouveauté, les achats {move, select, up {augmentent} down {diminuent} other {se maintiennent}}.",
  "generations-plain": "Ce que deviennent les générations d’adhérents",
  "curve-compared":
    "{attainment, select, earlier {Les objectifs sont atteints plus tôt qu’un an avant} later {Les objectifs sont atteints plus tard qu’un an avant} more {Davantage d’objectifs atteints qu’un an avant} fewer {Moins d’objectifs atteints qu’un an avant} other {Les objectifs suivent le rythme de l’an dernier}}",
  "curve-alone": "{share} des objectifs sont atteints",
  "curve-few": "Objectifs atteints : {attained} sur {count}",
  "curve-plain": "Les objectifs au fil de l’exercice",
  "tiers-up": "Tous les niveaux progressent",
  "tiers-down": "Tous les niveaux reculent",
  "tiers-mixed":
    "{up} {ups, plural, one {progresse} other {progressent}}, {down} {downs, plural, one {recule} other {reculent}}",
  "tiers-some-up": "{up} {ups, plural, one {progresse} other {progressent}}",
  "tiers-some-down": "{down} {downs, plural, one {recule} other {reculent}}",
  "tiers-plain": "Le poids de chaque niveau",
  "sales-growth":
    "{growth, select, up {Le CA adhérents progresse de {size} {basis, select, sameDay {à date comparable} other {sur un an}}.} down {Le CA adhérents recule de {size} {basis, select, sameDay {à date comparable} other {sur un an}}.} other {Le CA adhérents tient son niveau de N-1.}}",
  "sales-total": "Tous clients confondus : {change}.",
  "sales-none": "Aucun CA adhérents sur la période.",
  "sales-revenue": "Le CA adhérents atteint {revenue}.",
  "sales-share": "Les adhérents pèsent {share} du CA, contre {previous} un an plus tôt.",
  "sales-share-alone": "Les adhérents pèsent {share} du CA.",
  "working-penetration": "{share} des clients éligibles sont adhérents.",
  "working-active": "{share} des adhérents ont commandé en 12 mois.",
  "working-redeeming": "{share} des adhérents ont dépensé des points en 12 mois.",
  "generosity-alone": "Les récompenses coûtent {value} du CA adhérents.",
  "paying-margin": "Une fois les récompenses payées, il reste {share} du CA adhérents en marge, {change} sur un an.",
  "paying-margin-alone": "Une fois les récompenses payées, il reste {share} du CA adhérents en marge.",
  "growth-same": "À périmètre constant : {change}.",
  "growth-retention": "{share} des acheteurs de l’année précédente ont racheté.",
  "adoption-moves":
    "{move, select, up {L’adhésion progresse} down {L’adhésion recule} other {L’adhésion est stable}} : {joinedCount, plural, =0 {aucun nouvel adhérent} one {{joined} nouvel adhérent} other {{joined} nouveaux adhérents}}, {leftCount, plural, =0 {aucune sortie} one {{left} sortie} other {{left} sorties}}",
  "adoption-saturating": "Le recrutement sature : la plupart des éligibles sont déjà adhérents",
  "adoption-pace": "Le rythme de recrutement est à {share} de son meilleur niveau.",
  "adoption-best": "{share} des adhérents sont parmi les meilleurs clients, pour un maximum possible de {ceiling}.",
  "tiers-moves":
    "{upCount, plural, =0 {Aucun adhérent n’est monté} one {{up} adhérent est monté} other {{up} adhérents sont montés}} de niveau, {downCount, plural, =0 {aucune descente} one {{down} descente} other {{down} descentes}}.",
  "tiers-balance": "La répartition suit les parts cibles à {share}.",
  "points-spent": "Les points dépensés font {share} des points attribués",
  "points-liability": "Les points en circulation valent {amount} d’engagement estimé.",
  "points-soon": "{points} points expirent dans les 90 jours.",
  "space-visiting":
    "{share} des adhérents sont venus dans leur espace en 12 mois{move, select, up {, davantage qu’un an avant} down {, moins qu’un an avant} flat {, comme un an avant} other {}}",
  "space-ordered":
    "Sur {visitedCount, plural, one {{visited} visiteur} other {{visited} visiteurs}} de la période, {orderedCount, plural, =0 {aucun n’a} one {{ordered} a} other {{ordered} ont}} commandé une récompense.",
  "objectives-bands":
    "{reachCount, plural, =0 {Aucun objectif n’est} one {{reach} objectif est} other {{reach} objectifs sont}} à portée, {lostCount, plural, =0 {aucun n’est perdu} one {{lost} est perdu} other {{lost} sont perdus}}.",
  "objectives-landing": "Au rythme de la saison, l’ensemble atterrit à {share} des objectifs.",
  "generosity-granted": "La générosité attribuée en points est de {value}.",
  "customers-champions":
    "{championsCount, plural, =0 {Aucun champion} one {{champions} champion fait} other {{champions} champions font}} {share} du CA sur 12 mois",
  "customers-plain": "Qui sont les clients, et ce qu’ils deviennent",
  "customers-risk":
    "{riskCount, plural, =0 {Aucun bon client n’est} one {{risk} bon client est} other {{risk} bons clients sont}} à risque.",
  "indicators-all": "Tous les indicateurs du programme",
  "evidence-return":
    "{one} dépensé rapporte de {low} à {high} de marge{sure, select, unsure { : l’effet du programme n’est pas établi} other { ; preuve : {grade, select, A {forte} other {correcte}}}}",
  "evidence-bought":
    "{sure, select, more {Le programme fait acheter de {low} à {high} de plus ; preuve : {grade, select, A {forte} other {correcte}}} less {Les adhérents ont acheté de {low} à {high} de moins à cause du programme ; preuve : {grade, select, A {forte} other {correcte}}} other {L’effet du programme n’est pas établi : de {low} à {high}}}",
  "evidence-none":
    "{reason, select, pending {La preuve n’est pas encore calculée sur ces données} filters {La preuve parle de tout le programme, sans filtre} other {Ce que le programme apporte ne peut pas encore être prouvé}}",
  "evidence-who":
    "{membersCount, plural, one {{members} adhérent arrivé} other {{members} adhérents arrivés}} entre {from} et {to}, face à {controlsCount, plural, one {{controls} client semblable} other {{controls} clients semblables}}, 12 mois avant et 12 mois après.",
  "evidence-why":
    "{reason, select, pending {Elle l’est après chaque import, en quelques instants.} nobody_joined {Aucun client n’a encore adhéré : il n’y a rien à comparer.} too_short {{joinedCount, plural, one {{joined} client a adhéré} other {{joined} clients ont adhéré}}, mais aucun n’a 12 mois entiers de données avant et après son adhésion.} few_members {Il faut au moins 30 adhérents comparables à d’autres clients : {followedCount, plural, =0 {personne n’a} one {{followed} a} other {{followed} ont}} 12 mois entiers de données avant et après l’adhésion, sur {joined} qui ont adhéré.} few_controls {Moins de 30 clients éligibles sont restés hors du programme : il n’y a personne à qui comparer les adhérents.} other {}}",
  "action-segmentation": "Revoir la segmentation",
  "why-segmentation":
    "{share} des adhérents sont parmi les meilleurs clients, sur {ceiling} au plus : l’offre attire peu les autres.",
  "action-recruitment": "Relancer le recrutement",
  "why-recruitment":
    "Le rythme est à {share} de son meilleur niveau ; {accountsCount, plural, =0 {tous les clients éligibles sont adhérents} one {{accounts} client éligible n’est pas adhérent} other {{accounts} clients éligibles ne sont pas adhérents}}.",
  "action-thresholds": "Revoir les seuils des niveaux",
  "why-thresholds":
    "{tier} réunit {share} des adhérents pour {target} visés ; la répartition suit ses cibles à {balance}.",
  "action-catalogue": "Montrer le catalogue à ceux qui hésitent",
  "why-catalogue":
    "{share} des adhérents ont dépensé des points en 12 mois ; {accountsCount, plural, =0 {personne n’a} one {{accounts} a} other {{accounts} ont}} de quoi choisir une récompense et n’en {accountsCount, plural, one {a} other {ont}} jamais pris.",
  "why-first-reward":
    "La première récompense vient après {days}, plus tard qu’un an avant ; {accountsCount, plural, =0 {aucun adhérent n’a} one {{accounts} adhérent a} other {{accounts} adhérents ont}} de quoi en choisir et n’en {accountsCount, plural, one {a} other {ont}} jamais pris.",
  "action-gifts": "Mettre en avant cadeaux et expériences",
  "why-gifts": "Les chèques cadeaux font {share} du coût des récompenses.",
  "action-generosity-under": "Rendre le programme plus généreux",
  "why-generosity-under":
    "La générosité consommée, {value}, est sous sa fourchette ({low} à {high}) : les adhérents risquent de préférer des promotions ponctuelles.",
  "action-generosity-over": "Contenir la générosité",
  "why-generosity-over":
    "La générosité consommée, {value}, dépasse sa fourchette ({low} à {high}) : donner davantage ne stimule guère.",
  "action-within-reach": "Animer les adhérents à portée d’objectif",
  "why-within-reach":
    "{share} des objectifs sont atteints, contre {previous} un an plus tôt ; {accountsCount, plural, =0 {aucun n’est} one {{accounts} est} other {{accounts} sont}} encore à portée.",
  "action-bonus-step": "Proposer un palier de bonus",
  "why-bonus-step":
    "{share} des objectifs sont atteints, contre {previous} un an plus tôt ; {accountsCount, plural, =0 {aucun client ne dépasse} one {{accounts} client dépasse} other {{accounts} clients dépassent}} déjà 110 %.",
  "action-falling": "Lancer une opération auprès des clients en baisse",
  "why-falling":
    "{accountsCount, plural, one {{accounts} client est} other {{accounts} clients sont}} nettement sous l’attendu sur trois mois : {share} de ceux qui achetaient aux mêmes mois N-1.",
};
